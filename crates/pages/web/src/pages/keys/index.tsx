import { CreateKey } from "./create.tsx";
import { KeyPage } from "./detail.tsx";
import { KeyList } from "./list.tsx";
import { UseOfAll } from "./use-of-all.tsx";

/** All that is below #/keys. */
export function KeyPages({ path }: { path: readonly string[] }) {
  const [which] = path;
  if (which === undefined) return <KeyList />;
  if (which === "use") return <UseOfAll />;
  if (which === "new") return <CreateKey />;
  return <KeyPage key={which} id={which} />;
}
