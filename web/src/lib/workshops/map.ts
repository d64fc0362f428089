type Place = { latitude: number | null; longitude: number | null };

/** A page of OpenStreetMap with a pin; nothing of it is loaded here. */
export function mapOf({ latitude, longitude }: Place): string | null {
	if (latitude === null || longitude === null) return null;
	const at = `${latitude}/${longitude}`;
	return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${at}`;
}
