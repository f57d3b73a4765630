import { useId } from "preact/hooks";
import { useText } from "../../i18n/index.tsx";

export function Notes({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const text = useText().sets;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text.notes}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={100_000}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        aria-describedby={`${id}-hint`}
      />
      <p class="hint" id={`${id}-hint`}>{text.notesHint}</p>
    </div>
  );
}
