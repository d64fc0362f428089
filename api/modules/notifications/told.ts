import type { Told } from '#api/domain/notification.ts';
import { ToldOut } from './contract.ts';

/** A stored row as kind and facts; a row that does not fit is a fault of ours. */
export const toldOf = (row: { kind: string; facts: unknown }): Told =>
	ToldOut.parse({ kind: row.kind, facts: row.facts });
