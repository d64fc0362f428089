/** Read with the camera at a door, on any phone; no framework in the browser. */
export const csr = false;
