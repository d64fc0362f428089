/** Node's Buffer with its type: where Workers' types are loaded too, the global one has none. */
export const NodeBuffer = Buffer as BufferConstructor;
