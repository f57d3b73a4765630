/** Hands a file to whoever looks at the page. */
export function download(name: string, type: string, content: string): void {
  // Spreadsheets read UTF-8 only when it is marked.
  const parts = type.startsWith("text/csv") ? ["\uFEFF", content] : [content];
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
