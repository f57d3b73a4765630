/** The pages below a page, side by side: links, so that each has an address of its own. */
export function SubPages({ label, entries, shown }: {
  label: string;
  entries: readonly (readonly [address: string, label: string])[];
  /** The address of the one that is shown. */
  shown: string;
}) {
  return (
    <nav class="below" aria-label={label}>
      <ul>
        {entries.map(([address, words]) => (
          <li key={address}>
            <a href={address} aria-current={address === shown ? "page" : undefined}>{words}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
