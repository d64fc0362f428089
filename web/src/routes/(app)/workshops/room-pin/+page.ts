/** Shows, asks one thing and answers with a page; no framework in the browser. */
export const csr = false;
