/** It shows, links and posts plain forms: no script needed. */
export const csr = false;
