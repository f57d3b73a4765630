import { OWN_USAGE } from "../../api/usage.ts";
import { useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { UsageOf } from "../usage.tsx";

/** How much is called as somebody, with all keys and without. */
export function UseOfAll() {
  const text = useText().keys;
  return (
    <>
      <p><a href={href("keys")}>← {text.back}</a></p>
      <h1>{text.useOfAll}</h1>
      <p>{text.useOfAllLead}</p>
      <UsageOf path={OWN_USAGE} name={text.useOfAll} />
    </>
  );
}
