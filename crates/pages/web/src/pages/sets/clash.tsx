// Asks which values are right when two windows have changed the same ones.

import { useState } from "preact/hooks";
import { useText } from "../../i18n/index.tsx";
import { isName, kindOf } from "../../measurements/list.ts";
import type { Draft } from "../../sets/draft.ts";
import { editedValue, type FieldName, savedValue } from "../../sets/merge.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useProblem } from "../../ui/problem.tsx";
import { Wide } from "../../ui/wide.tsx";
import type { Ruler } from "../../units/index.ts";
import type { Clash } from "./editing.ts";

interface Props {
  clash: Clash;
  draft: Draft;
  ruler: Ruler;
  onDecide: (mine: boolean) => Promise<void>;
  onClose: () => void;
}

export function ClashQuestion({ clash, draft, ruler, onDecide, onClose }: Props) {
  const { sets: text, measurements, common } = useText();
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useProblem();
  const decide = async (mine: boolean) => {
    setBusy(true);
    tell(null);
    try {
      await onDecide(mine);
    } catch (error) {
      tell(error);
      setBusy(false);
    }
  };
  const labels: Readonly<Record<string, string>> = { name: text.name, notes: text.notes, public: text.publicLabel, ...measurements.names };
  const words = (field: FieldName, value: string | boolean | number | null) => {
    if (typeof value === "boolean") return value ? text.public : text.private;
    if (typeof value === "number" && isName(field)) return ruler.print(value, kindOf(field));
    return value === null || value === "" ? text.clashNothing : String(value).slice(0, 200);
  };
  return (
    <Dialog title={text.clashTitle} onClose={onClose}>
      <p>{text.clashLead}</p>
      <Wide label={text.clashTitle}>
        <thead>
          <tr><th scope="col">{text.clashWhat}</th><th scope="col">{text.clashHere}</th><th scope="col">{text.clashThere}</th></tr>
        </thead>
        <tbody>
          {clash.fields.map((field) => (
            <tr key={field}>
              <th scope="row">{labels[field]}</th>
              <td class="typed">{words(field, editedValue(draft, field))}</td>
              <td class="typed">{words(field, savedValue(clash.there, field))}</td>
            </tr>
          ))}
        </tbody>
      </Wide>
      {problem && <Notice kind="bad">{problem}</Notice>}
      <div class="actions">
        <button type="button" class="primary" onClick={() => void decide(true)} disabled={busy}>{text.clashMine}</button>
        <button type="button" onClick={() => void decide(false)} disabled={busy}>{text.clashTheirs}</button>
        <button type="button" class="plain" onClick={onClose}>{common.cancel}</button>
      </div>
    </Dialog>
  );
}
