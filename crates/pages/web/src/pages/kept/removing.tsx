import { useState } from "preact/hooks";
import { ApiError } from "../../api/client.ts";
import { useText } from "../../i18n/index.tsx";
import { useAfterRemoval } from "../../ui/after-removal.ts";
import { Ask } from "../../ui/ask.tsx";
import { Notice } from "../../ui/notice.tsx";

interface Props<T> {
  title: string;
  question: (thing: T) => string;
  /** What is said afterwards. */
  done: string;
  remove: (thing: T) => Promise<void>;
  /** Fetches the list anew. */
  again: () => void;
}

/** Asks before something in a list is removed, and says that it is gone. */
export function useRemoving<T extends { readonly id: number }>({ title, question, done, remove, again }: Props<T>) {
  const { common } = useText();
  const { heading, goOnFrom } = useAfterRemoval();
  const [thing, ask] = useState<T | null>(null);
  const [removed, setRemoved] = useState(false);
  const yes = async (gone: T) => {
    // Gone is gone, also when it was another window.
    await remove(gone).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    });
    goOnFrom(gone.id);
    ask(null);
    setRemoved(true);
    again();
  };
  const asked = thing !== null && (
    <Ask title={title} question={question(thing)} yes={common.remove} onYes={() => yes(thing)} onNo={() => ask(null)} />
  );
  const notice = removed && <Notice kind="good">{done}</Notice>;
  return { ask: (what: T) => ask(what), heading, question: asked, notice };
}
