import { useState } from "preact/hooks";
import { useText } from "../../i18n/index.tsx";
import { Ask } from "../../ui/ask.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useReturnFocus } from "../../ui/return-focus.ts";

interface Props<T> {
  title: string;
  nameOf: (thing: T) => string;
  remove: (thing: T) => Promise<void>;
}

/** Asks before something in a list is removed, and says that it is gone. */
export function useRemoving<T>({ title, nameOf, remove }: Props<T>) {
  const { kept: text, common } = useText();
  const { heading, goBack } = useReturnFocus();
  const [thing, ask] = useState<T | null>(null);
  const [removed, setRemoved] = useState(false);
  const yes = async (gone: T) => {
    await remove(gone);
    ask(null);
    setRemoved(true);
    goBack();
  };
  const question = thing !== null && (
    <Ask title={title} question={text.removeAsk(nameOf(thing))} yes={common.remove} onYes={() => yes(thing)} onNo={() => ask(null)} />
  );
  const notice = removed && <Notice kind="good">{text.removed}</Notice>;
  return { ask: (what: T) => ask(what), heading, question, notice };
}
