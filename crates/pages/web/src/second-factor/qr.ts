// The QR code comes as the text of an SVG picture. We take its squares out of it and draw them ourselves, so that nothing
// of what came is ever markup.

export interface Qr {
  /** How many squares wide and high it is, with its margin. */
  readonly side: number;
  /** The dark squares, as an SVG path. */
  readonly path: string;
}

export function readQr(svg: string): Qr | null {
  const [, side] = /\sviewBox="0 0 (\d{1,4}) \1"/.exec(svg) ?? [];
  const [, path] = /<path fill="currentColor" d="([Mhvz\d -]+)"/.exec(svg) ?? [];
  return side === undefined || path === undefined ? null : { side: Number(side), path };
}
