import type { TimeZone } from '#api/domain/period.ts';
import { m } from '#lib/paraglide/messages.js';

export const zoneWords: Record<TimeZone, () => string> = {
	'Asia/Jakarta': m.workshops_zone_wib,
	'Asia/Makassar': m.workshops_zone_wita,
	'Asia/Jayapura': m.workshops_zone_wit
};
