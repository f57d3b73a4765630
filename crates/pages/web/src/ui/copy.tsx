import { useRef, useState } from "preact/hooks";
import { useText } from "../i18n/index.tsx";

interface Props {
  label: string;
  value: string;
  /** Shown as lines of text. */
  block?: boolean;
  onCopied?: () => void;
}

/** Text to be taken elsewhere, and a button that copies it. */
export function Copyable({ label, value, block, onCopied }: Props) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const copy = async () => {
    if (!(await toClipboard(value, place.current?.firstElementChild ?? null))) return;
    setCopied(true);
    onCopied?.();
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div class="copyable" ref={place}>
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

/** Browsers only hand out the clipboard to pages that came encrypted; without it the text is selected and copied as of old. */
async function toClipboard(value: string, shown: Element | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    if (shown instanceof HTMLInputElement) shown.select();
    else if (shown !== null) window.getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}
