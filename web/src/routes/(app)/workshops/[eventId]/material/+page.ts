/** Shows and links; no framework in the browser. */
export const csr = false;
