/** Shows and takes forms; no framework in the browser. */
export const csr = false;
