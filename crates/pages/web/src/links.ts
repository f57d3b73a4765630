// Addresses that people typed: which of them become links.

/**
 * Where a link may lead, or null: only to other sites. Anything else (`javascript:`, `data:`, a path of a website that we
 * do not know) is shown as text.
 */
export function safeLink(address: string): { readonly href: string; readonly host: string } | null {
  if (!/^https?:\/\//i.test(address.trim())) return null;
  try {
    const { href, host, username, password } = new URL(address.trim());
    // A name before the host makes it look like another site.
    return username === "" && password === "" ? { href, host } : null;
  } catch {
    return null;
  }
}
