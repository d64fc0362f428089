/** MAIL_FROM: one sender, by address or by name and address. A name with a comma stays one name. */
import * as z from 'zod';

export type Sender = { name: string; address: string };

const written = /^(?:"?(?<name>[^"<>\r\n]*?)"?\s*<(?<named>[^<>\r\n]+)>|(?<alone>[^<>\r\n]+))$/;
const address = /^[^\s@<>,;:"]+@[\w-]+(\.[\w-]+)*$/;

export const mailFrom = z.string().transform((text, context): Sender => {
	const { name = '', named, alone } = written.exec(text.trim())?.groups ?? {};
	const found = named ?? alone ?? '';
	if (address.test(found)) return { name: name.trim(), address: found };

	context.issues.push({
		code: 'custom',
		input: text,
		message: `“${text.replace(/\s+/g, ' ')}” is not one sender; write "Malaqbi <malaqbi@contoh.go.id>" or the address alone`
	});
	return z.NEVER;
});
