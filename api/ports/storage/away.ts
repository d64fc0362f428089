/** The store of files cannot be reached: nothing was written, and trying again may help. */
export class StorageAway extends Error {}

/** The store has no room: nothing was written, and somebody must make room first. */
export class StorageFull extends Error {}
