/** One small script of its own; no framework in the browser. */
export const csr = false;
