import { SetEditor } from "./editor.tsx";
import { ImportSet } from "./import.tsx";
import { SetList } from "./list.tsx";

/** All that is below #/sets. */
export function SetPages({ path }: { path: readonly string[] }) {
  const [which] = path;
  if (which === undefined) return <SetList />;
  if (which === "import") return <ImportSet />;
  return <SetEditor key={which} id={which} />;
}
