// What an authenticator app shows.

import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

/** How long a code is good, and how much of that has to be left to type it in, in milliseconds. */
const PERIOD = 30_000;
const ENOUGH = 5_000;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function decode(secret) {
  const bits = [...secret.replace(/=+$/, "")].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The code of now for the secret of an `otpauth:` address. As people do, it waits for the next one if this one is about to end. */
export async function codeOf(otpauth) {
  const left = PERIOD - (Date.now() % PERIOD);
  if (left < ENOUGH) await pause(left + 100);
  const secret = new URL(otpauth).searchParams.get("secret");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / PERIOD)));
  const digest = createHmac("sha1", decode(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
