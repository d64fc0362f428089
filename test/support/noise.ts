/** Bytes that differ everywhere, so that a part in the wrong place shows. */
export const noise = (size: number, seed = 7) =>
	Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed * 17 + (at >> 8)) % 251);
