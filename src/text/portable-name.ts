import { hasInvisible } from "./invisible.ts";

/** Names that Windows keeps for devices, with any extension. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** In UTF-8 bytes: common file systems take 255, less what an ending and a temporary name add. */
const longestBytes = 200;

/**
 * Why a file name can't be used alike on every system, on a command line and in a message, or undefined where it can. The
 * answer completes "the name …".
 */
export function nameFault(name: string): string | undefined {
  if (name === "" || name === "." || name === "..") return "is no name";
  if (/[\t\n\ufffd]/.test(name) || hasInvisible(name)) return "holds controls or invisible characters";
  if (/[\\/:*?"<>|]/.test(name)) return 'holds one of `\\ / : * ? " < > |`, which other systems do not take';
  if (/^[ -]|[ .]$/.test(name)) return "starts with a blank or a hyphen, or ends in a blank or a full stop";
  if (devices.test(name)) return "is one that Windows keeps for a device";
  if (new TextEncoder().encode(name).length > longestBytes) return `is longer than ${longestBytes} bytes`;
  return undefined;
}
