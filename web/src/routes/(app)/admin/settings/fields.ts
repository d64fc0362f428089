/** From the fields of the settings forms to what the API takes. */
import { signatoryPrefixes } from '#api/domain/certificate-snapshot.ts';
import { timeZones } from '#api/domain/period.ts';

const text = (form: FormData, name: string) => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
};

export const institutionOf = (form: FormData) => ({
	name: text(form, 'name'),
	hrUnitName: text(form, 'hrUnitName'),
	hrUnitShortName: text(form, 'hrUnitShortName'),
	city: text(form, 'city'),
	timeZone: timeZones.find((zone) => zone === text(form, 'timeZone')) ?? 'Asia/Makassar'
});

export const dataOfficerOf = (form: FormData) => ({
	name: text(form, 'name'),
	email: text(form, 'email'),
	phone: text(form, 'phone')
});

export const numberingOf = (form: FormData) => ({
	pattern: text(form, 'pattern'),
	classification: text(form, 'classification'),
	issuerCode: text(form, 'issuerCode')
});

export const signatoryOf = (form: FormData) => ({
	name: text(form, 'name'),
	nip: text(form, 'nip'),
	rank: text(form, 'rank') || null,
	position: text(form, 'position'),
	prefix: signatoryPrefixes.find((prefix) => prefix === text(form, 'prefix')) ?? '',
	onBehalfOf: text(form, 'onBehalfOf').replaceAll('\r', '') || null,
	validFrom: text(form, 'validFrom'),
	validTo: text(form, 'validTo') || null
});

/** A chosen file as base64; nothing chosen is an empty text, which the API refuses. */
export async function base64Of(file: FormDataEntryValue | null) {
	if (!(file instanceof File)) return '';
	const bytes = new Uint8Array(await file.arrayBuffer());
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary);
}
