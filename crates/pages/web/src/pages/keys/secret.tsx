// A key that was just made: the only time that its secret is shown. It lies nowhere but on this page.

import { useEffect, useRef, useState } from "preact/hooks";
import type { NewKey } from "../../api/keys.ts";
import { useText } from "../../i18n/index.tsx";
import { READING } from "../../keys/levels.ts";
import { snippets } from "../../keys/snippets.ts";
import { go, href } from "../../router.ts";
import { Copyable } from "../../ui/copy.tsx";
import { useLeaving } from "../../ui/leaving.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useLevelName } from "./facts.tsx";

interface Props {
  of: NewKey;
  title: string;
  /** Whether it is what the page is about. */
  main?: boolean;
}

export function Secret({ of: key, title, main }: Props) {
  const text = useText().keys;
  const name = useLevelName();
  const heading = useRef<HTMLHeadingElement>(null);
  const [kept, setKept] = useState(false);
  const question = useLeaving(!kept, text);
  // What was on the page before is gone, with the button that had the focus.
  useEffect(() => heading.current?.focus(), []);
  const keep = () => setKept(true);
  const done = () => {
    keep();
    // After the page knows that there is nothing to ask any more.
    setTimeout(() => go(href("keys", key.key)));
  };
  const Heading = main ? "h1" : "h2";
  return (
    <section class="secret">
      <Heading ref={heading} tabIndex={-1}>{title}</Heading>
      <p>{key.name} · {name(key.level)}</p>
      <p class="notice doubt">{text.once}</p>
      <div class="field"><span class="label" aria-hidden="true">{text.id}</span><Copyable label={text.id} value={key.key} /></div>
      <div class="field">
        <span class="label" aria-hidden="true">{text.secret}</span>
        <Copyable label={text.secret} value={key.secret} onCopied={keep} />
      </div>
      <Try of={key} heading={main ? "h2" : "h3"} onCopied={keep} />
      <div class="actions">
        <button type="button" class="primary" onClick={done}>{text.toKey}</button>
      </div>
      {question}
    </section>
  );
}

function Try({ of: key, heading: Heading, onCopied }: { of: NewKey; heading: "h2" | "h3"; onCopied: () => void }) {
  const text = useText().keys;
  if (key.level < READING) return <p class="soft">{text.tryNothing}</p>;
  const where: Readonly<Record<string, string>> = {
    curl: text.tryWhere.curl,
    Python: text.tryWhere.python,
    JavaScript: text.tryWhere.javaScript,
  };
  return (
    <>
      <Heading>{text.try}</Heading>
      <p>{text.tryHint}</p>
      <Tabs
        label={text.try}
        tabs={snippets(window.location.origin, key.key, key.secret).map(([language, program]) => [
          language,
          <>
            <p class="hint">{where[language]}</p>
            <Copyable label={language} value={program} block onCopied={onCopied} />
          </>,
        ])}
      />
      <p class="hint">{text.keepSecret}</p>
    </>
  );
}
