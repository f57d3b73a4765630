/** The word for a name that came from the server; a name that we do not know stands for itself. */
export function named(words: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}
