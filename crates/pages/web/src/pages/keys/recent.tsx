// How a key was used in the last 30 days, as a small line. Each key is asked for on its own, one after the other, so that
// a long list does not call all at once.

import { useEffect, useState } from "preact/hooks";
import { usageOfKey } from "../../api/keys.ts";
import { getUsage } from "../../api/usage.ts";
import { Spark } from "../../charts/spark.tsx";
import { useFormat, useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { beginning, usualSpan } from "../../usage/spans.ts";

let queue: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = queue.then(work, work);
  queue = mine.catch(() => undefined);
  return mine;
}

interface Props {
  id: string;
  lastSeen: string | null;
  /** Of a key that its owner removed, nothing is told any more. */
  removed: boolean;
}

export function Recent({ id, lastSeen, removed }: Props) {
  const { api } = useSession();
  const text = useText().keys;
  const format = useFormat();
  const [values, setValues] = useState<readonly number[] | null>(null);
  const [failed, setFailed] = useState(false);
  const from = beginning("day", usualSpan("day"), Date.now());
  // Nobody has to be asked about a key that was not called.
  const quiet = lastSeen === null || lastSeen < from;
  useEffect(() => {
    if (quiet || removed) return;
    let current = true;
    const ask = async () => (current ? getUsage(api, usageOfKey(id), "day", from) : null);
    inTurn(ask).then(
      (usage) => usage !== null && setValues(usage.rows.map(({ calls }) => calls)),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [api, id, quiet, removed, from]);
  // The line is an extra; without it the list is still good.
  if (failed || removed) return <div class="recent" />;
  const total = values?.reduce((sum, value) => sum + value, 0) ?? 0;
  return (
    <div class="recent">
      <span class="soft" aria-hidden="true">{text.recent}</span>
      {quiet ? (
        <span class="soft">{text.recentNone}</span>
      ) : values === null ? (
        <span class="spark" />
      ) : (
        <Spark values={values} label={text.recentWords(format.number(total), format.number(Math.max(...values)))} />
      )}
    </div>
  );
}
