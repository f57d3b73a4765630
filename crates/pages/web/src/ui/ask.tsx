import { useState } from "preact/hooks";
import { useText } from "../i18n/index.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./notice.tsx";
import { useProblem } from "./problem.tsx";

interface Props {
  title: string;
  question: string;
  /** What the button says that does it. */
  yes: string;
  no?: string;
  onYes: () => void | Promise<void>;
  onNo: () => void;
}

/** A question before something that cannot be taken back. */
export function Ask({ title, question, yes, no, onYes, onNo }: Props) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useProblem();
  const go = async () => {
    setBusy(true);
    tell(null);
    try {
      await onYes();
    } catch (error) {
      tell(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onNo}>
      <p>{question}</p>
      {problem && <Notice kind="bad">{problem}</Notice>}
      <div class="actions">
        <button type="button" class="danger" onClick={go} disabled={busy} aria-busy={busy}>{yes}</button>
        <button type="button" onClick={onNo}>{no ?? text.common.cancel}</button>
      </div>
    </Dialog>
  );
}
