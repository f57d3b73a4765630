import { hasPicture, type MeasurementSet, pictureOf } from "../../api/sets.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { isName, NAMES } from "../../measurements/list.ts";
import { href } from "../../router.ts";

/** A set in the list. */
export function SetCard({ set, onRemove }: { set: MeasurementSet; onRemove: () => void }) {
  const { sets: text, kept, common } = useText();
  const format = useFormat();
  const name = set.name.trim() || kept.unnamed;
  const filled = Object.keys(set.measies).filter(isName).length;
  return (
    <li class="card" data-entry={set.id}>
      <div class="headed">
        <h2><a href={href("sets", set.id)}>{name}</a></h2>
        {hasPicture(set) && <img src={pictureOf(set)} alt="" width="48" height="48" loading="lazy" />}
      </div>
      <p class="tags">
        <span class={set.public ? "tag good" : "tag"}>{set.public ? text.public : text.private}</span>
        <span class="tag">{set.imperial ? text.imperial : text.metric}</span>
      </p>
      <p class="soft">{text.filled(format.number(filled), format.number(NAMES.length))}</p>
      <progress value={filled} max={NAMES.length} aria-hidden="true" />
      <div class="ends">
        <span class="soft">{text.updated(format.date(set.updatedAt ?? set.createdAt))}</span>
        <button type="button" class="danger" aria-label={text.removeWhat(name)} onClick={onRemove}>
          {common.remove}
        </button>
      </div>
    </li>
  );
}
