// The cells of a table as spreadsheets write it.

/** The cells of each line; quoted ones may have line ends in them. */
export function cellsOf(text: string): string[][] {
  const separator = [";", "\t"].find((sign) => text.split(/\r?\n/, 1)[0]?.includes(sign)) ?? ",";
  const lines: string[][] = [];
  let line: string[] = [];
  let current = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') current += sign;
      else if (text.charAt(at + 1) === '"') current += text.charAt((at += 1));
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator || sign === "\n") {
      line.push(current);
      current = "";
      if (sign === separator) continue;
      lines.push(line);
      line = [];
    } else if (sign !== "\r") current += sign;
  }
  if (current !== "" || line.length > 0) lines.push([...line, current]);
  return lines;
}

/** A cell that a spreadsheet takes as text and never as a formula: those begin with one of these signs. */
export function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n']/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What stands in a cell, without the sign that keeps it text. */
export const inCell = (text: string | undefined) => (text ?? "").trim().replace(/^'/, "");
