/** Shows and takes a form; no framework in the browser. */
export const csr = false;
