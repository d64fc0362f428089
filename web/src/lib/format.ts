/** Formats in the language of the page: `date(course.startsOn)`, `jp(4)`. For tests see `formatsFor`. */
import { mostCounted } from '#api/domain/most-counted.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { formatsFor, type Instant } from './formats.ts';

type Formats = ReturnType<typeof formatsFor>;

const mine = (zone?: string): Formats => formatsFor(getLocale(), zone);

export const date = (value: Instant, zone?: string) => mine(zone).date(value);
export const weekday = (value: Instant, zone?: string) => mine(zone).weekday(value);
export const shortDate = (value: Instant, zone?: string) => mine(zone).shortDate(value);
export const month = (value: Instant, zone?: string) => mine(zone).month(value);
export const time = (value: Instant, zone?: string) => mine(zone).time(value);
export const dateTime = (value: Instant, zone?: string) => mine(zone).dateTime(value);
export const timeRange = (from: Instant, to: Instant, zone?: string) =>
	mine(zone).timeRange(from, to);
export const leaf = (value: Instant, zone?: string) => mine(zone).leaf(value);
export const dateRange = (from: Instant, to: Instant, zone?: string) =>
	mine(zone).dateRange(from, to);
export const number = (value: number, decimals?: number) => mine().number(value, decimals);
/** Of what is counted only up to a bound. */
export const counted = (count: number) =>
	count > mostCounted ? m.more_than({ count: number(mostCounted) }) : number(count);
export const percent = (share: number) => mine().percent(share);
export const jp = (hours: number) => mine().jp(hours);
export const minutes = (value: number) => mine().minutes(value);
export const size = (bytes: number) => mine().size(bytes);
