/** Whether somebody is where a room is, as far as their phone can tell. */
export type Place = {
	latitude: number;
	longitude: number;
	/** Metres, as the phone says. */ accuracy: number;
};
type Room = { latitude: number | null; longitude: number | null; radius: number | null };

/** A room asks only where its place and its radius are known. */
export const asksPlace = (room: Room | null): boolean =>
	room !== null && room.latitude !== null && room.longitude !== null && room.radius !== null;

const earth = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres along the surface. */
export function metresBetween(
	one: Pick<Place, 'latitude' | 'longitude'>,
	other: Pick<Place, 'latitude' | 'longitude'>
): number {
	const half =
		Math.sin(radians(other.latitude - one.latitude) / 2) ** 2 +
		Math.cos(radians(one.latitude)) *
			Math.cos(radians(other.latitude)) *
			Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
	return 2 * earth * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * What a trainer has to confirm: null, nothing. A phone that knows its place worse than the room is wide proves
 * nothing either way; what it may be off by counts for the person.
 */
export function placeDoubt(
	room: Room | null,
	place: Place | null
): 'place-unknown' | 'place-elsewhere' | null {
	if (!room || room.latitude === null || room.longitude === null || room.radius === null)
		return null;
	if (!place) return 'place-unknown';
	const away = metresBetween({ latitude: room.latitude, longitude: room.longitude }, place);
	if (away - place.accuracy > room.radius) return 'place-elsewhere';
	return place.accuracy > Math.max(100, room.radius) ? 'place-unknown' : null;
}

/** So long after a scan its phone may still say where it is; later it may have come from anywhere. */
export const mayTellPlace = (
	{ seenAt }: { seenAt: Date },
	{ at, minutes }: { at: Date; minutes: number }
): boolean => at.getTime() - seenAt.getTime() <= minutes * 60_000;
