import { useText } from "../../i18n/index.tsx";

/** The status of an account, in words. */
export function useStatus(): (status: number) => string {
  const statuses: Readonly<Record<string, string>> = useText().maintain.statuses;
  return (status) => statuses[status] ?? String(status);
}
