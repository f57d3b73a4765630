// Bookmarks.

import { useState } from "preact/hooks";
import { type Bookmark, type BookmarkType, listBookmarks, removeBookmark, updateBookmark } from "../../api/kept.ts";
import { useFormat, useText } from "../../i18n/index.tsx";
import { safeLink } from "../../links.ts";
import { useSession } from "../../session.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useRemoving } from "./removing.tsx";

export function Bookmarks() {
  const { api } = useSession();
  const text = useText().kept;
  const format = useFormat();
  const [bookmarks, again] = useLoad(() => listBookmarks(api), [api]);
  const [editing, setEditing] = useState<Bookmark | null>(null);
  const removing = useRemoving<Bookmark>({
    title: text.removeBookmark,
    question: ({ title }) => text.removeAsk(title),
    done: text.removed,
    remove: ({ id }) => removeBookmark(api, id),
    again,
  });
  return (
    <>
      <h1 ref={removing.heading} tabIndex={-1}>{text.bookmarks}</h1>
      <p>{text.bookmarksLead}</p>
      {removing.notice}
      <Show of={bookmarks}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{text.bookmarksNone}</p>
          ) : (
            byType(all).map(([type, some]) => (
              <section key={type}>
                <h2>{text.groups[type]} <span class="soft">{format.number(some.length)}</span></h2>
                <ul class="cards">
                  {some.map((bookmark) => (
                    <Entry
                      key={bookmark.id}
                      bookmark={bookmark}
                      onEdit={() => setEditing(bookmark)}
                      onRemove={() => removing.ask(bookmark)}
                    />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Show>
      {editing !== null && (
        <Edit
          bookmark={editing}
          onDone={() => {
            setEditing(null);
            again();
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {removing.question}
    </>
  );
}

/** The website keeps its own pages as paths; where it is, only it knows. */
const isPath = (address: string) => /^\/(?!\/)/.test(address.trim());

const TYPES: readonly BookmarkType[] = ["set", "cset", "pattern", "design", "doc", "custom"];

function byType(all: readonly Bookmark[]): readonly (readonly [BookmarkType, readonly Bookmark[]])[] {
  const groups = TYPES.map((type) => [type, all.filter((bookmark) => groupOf(bookmark) === type)] as const);
  return groups.filter(([, some]) => some.length > 0);
}

/** What an import brought may be of a type that there is no more. */
const groupOf = ({ type }: Bookmark) => (TYPES.includes(type) ? type : "custom");

function Entry({ bookmark, onEdit, onRemove }: { bookmark: Bookmark; onEdit: () => void; onRemove: () => void }) {
  const { kept: text, common, maintain } = useText();
  const { title, url } = bookmark;
  const link = safeLink(url);
  return (
    <li class="card" data-entry={bookmark.id}>
      <h3>{link === null ? title : <a href={link.href} target="_blank" rel="noopener noreferrer">{title}</a>}</h3>
      {link === null ? (
        <>
          <p class="address">{url}</p>
          <p class="soft">{isPath(url) ? text.onWebsite : text.noLink}</p>
        </>
      ) : (
        <p class="soft">{text.leadsTo(link.host)}</p>
      )}
      <div class="ends">
        <button type="button" aria-label={text.editWhat(title)} onClick={onEdit}>{text.edit}</button>
        <button type="button" class="danger" aria-label={maintain.removeWhat(title)} onClick={onRemove}>{common.remove}</button>
      </div>
    </li>
  );
}

function Edit({ bookmark, onDone, onClose }: { bookmark: Bookmark; onDone: () => void; onClose: () => void }) {
  const { api } = useSession();
  const { kept: text, common } = useText();
  const [title, setTitle] = useState(bookmark.title);
  const [url, setUrl] = useState(bookmark.url);
  const save = async () => {
    await updateBookmark(api, bookmark.id, { title: title.trim(), url: url.trim() });
    onDone();
  };
  return (
    <Dialog title={text.edit} onClose={onClose}>
      <Form action={common.save} onSubmit={save} disabled={title.trim() === "" || url.trim() === ""}>
        <Field label={text.name} value={title} onValue={setTitle} maxLength={500} autocomplete="off" required autofocus />
        <Field label={text.address} value={url} onValue={setUrl} maxLength={4000} autocomplete="off" required />
      </Form>
    </Dialog>
  );
}
