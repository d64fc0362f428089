import { v7 } from 'uuid';

/** A new sortable id with its prefix: `crs_0193…`. */
export const newId = (prefix: string) => `${prefix}_${v7().replaceAll('-', '')}`;
