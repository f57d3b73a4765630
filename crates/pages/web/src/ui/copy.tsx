import { useState } from "preact/hooks";
import { useText } from "../i18n/index.tsx";

/** Text to be taken elsewhere, and a button that copies it. */
export function Copyable({ label, value, block }: { label: string; value: string; block?: boolean }) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div class="copyable">
      {block ? (
        <pre tabIndex={0} aria-label={label}>
          <code>{value}</code>
        </pre>
      ) : (
        <input readOnly value={value} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      )}
      <button type="button" onClick={copy} aria-label={text.common.copyWhat(label)}>
        {copied ? text.common.copied : text.common.copy}
      </button>
      <span class="unseen" role="status">
        {copied ? text.common.copied : ""}
      </span>
    </div>
  );
}
