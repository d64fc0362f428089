/** It shows and posts a plain form: no script needed. */
export const csr = false;
