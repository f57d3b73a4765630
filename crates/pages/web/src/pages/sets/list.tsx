// One's measurement sets.

import { useState } from "preact/hooks";
import { listSets, type MeasurementSet, removeSet } from "../../api/sets.ts";
import { useFormat, useLanguage, useText } from "../../i18n/index.tsx";
import { href } from "../../router.ts";
import { useSession } from "../../session.tsx";
import { findIn, type Order } from "../../sets/find.ts";
import { Choice, Field } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useRemoving } from "../kept/removing.tsx";
import { SetCard } from "./card.tsx";
import { CreateSet } from "./create.tsx";

/** From how many on one may want to look for one. */
const MANY = 9;
/** How many are shown at once: a page of thousands is slow, and nobody reads it. */
const PORTION = 60;

export function SetList() {
  const { api } = useSession();
  const { sets: text, kept } = useText();
  const [sets, again] = useLoad(() => listSets(api), [api]);
  const [creating, setCreating] = useState(false);
  const nameOf = ({ name }: MeasurementSet) => name.trim() || kept.unnamed;
  const removing = useRemoving<MeasurementSet>({
    title: text.removeTitle,
    question: (set) => text.removeAsk(nameOf(set)),
    done: text.removed,
    remove: ({ id }) => removeSet(api, id),
    again,
  });
  return (
    <>
      <h1 ref={removing.heading} tabIndex={-1}>{text.title}</h1>
      <p>{text.lead}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => setCreating(true)}>{text.create}</button>
        <a class="button" href={href("curated")}>{text.curated}</a>
        <a class="button" href={href("sets", "import")}>{text.import}</a>
      </div>
      {removing.notice}
      <Show of={sets}>
        {(all) => all.length === 0 ? <p class="empty">{text.none}</p> : <Many all={all} onRemove={removing.ask} />}
      </Show>
      {creating && <CreateSet onClose={() => setCreating(false)} />}
      {removing.question}
    </>
  );
}

function Many({ all, onRemove }: { all: readonly MeasurementSet[]; onRemove: (set: MeasurementSet) => void }) {
  const text = useText().sets;
  const format = useFormat();
  const { language } = useLanguage();
  const [words, setWords] = useState("");
  const [order, setOrder] = useState<Order>("change");
  const [most, setMost] = useState(PORTION);
  const found = findIn(all, words, order, language);
  return (
    <>
      {all.length >= MANY && (
        <div class="choices above">
          <Field
            label={text.find}
            type="search"
            value={words}
            onValue={(value) => {
              setWords(value);
              setMost(PORTION);
            }}
            autocomplete="off"
          />
          <Choice label={text.order} value={order} options={[["change", text.byChange], ["name", text.byName]]} onValue={setOrder} />
        </div>
      )}
      <p class="unseen" role="status">{words !== "" && text.filledShort(format.number(found.length), format.number(all.length))}</p>
      {found.length === 0 && <p class="empty">{text.noneFound}</p>}
      <ul class="cards">
        {found.slice(0, most).map((set) => <SetCard key={set.id} set={set} onRemove={() => onRemove(set)} />)}
      </ul>
      {found.length > most && (
        <div class="actions">
          <button type="button" onClick={() => setMost(most + PORTION)}>
            {text.more(format.number(Math.min(PORTION, found.length - most)))}
          </button>
          <span class="soft">{text.filledShort(format.number(most), format.number(found.length))}</span>
        </div>
      )}
    </>
  );
}
