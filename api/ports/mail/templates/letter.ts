/** A mail's two bodies, text and HTML, from the same words. */
import type { Told } from '#api/domain/notification.ts';
import type { Mail } from '../mailer.ts';
import { english } from './en.ts';
import type { MailLocale } from './format.ts';
import { indonesian } from './id.ts';
import { letterOf, type Letter, type MailWords } from './words.ts';

const languages: Record<MailLocale, MailWords> = { id: indonesian, en: english };

type Reader = { locale: MailLocale; name: string; origin: string };
type Parts = Omit<Letter, 'action'> & { link: { label: string; href: string } };
type Body = Omit<Mail, 'id' | 'to'>;

/** One notification as a mail, with a link to `place`. */
export function letterFor(told: Told, reader: Reader & { place: string }): Body {
	const { subject, lines, action } = letterOf(languages[reader.locale], told);
	return framed(reader, {
		subject,
		lines,
		link: { label: action, href: `${reader.origin}${reader.place}` }
	});
}

/** A summary tells so many; the inbox has them all. */
const toldAtMost = 40;

/** Several notifications as one mail. */
export function digestFor(all: readonly Told[], reader: Reader): Body {
	const words = languages[reader.locale];
	const items = all
		.slice(0, toldAtMost)
		.map((told) => `• ${letterOf(words, told).lines.join(' ')}`);
	const more = all.length - items.length;
	return framed(reader, {
		subject: words.digest.subject(all.length),
		lines: [words.digest.lead, ...items, ...(more > 0 ? [words.digest.more(more)] : [])],
		link: { label: words.digest.action, href: `${reader.origin}/my/notifications` }
	});
}

/** What an admin sends to see whether mail arrives. */
export function testLetter(reader: Reader): Body {
	const { subject, lines, action } = languages[reader.locale].test;
	return framed(reader, { subject, lines, link: { label: action, href: reader.origin } });
}

function framed({ locale, name, origin }: Reader, { subject, lines, link }: Parts): Body {
	const { greeting, reason } = languages[locale];
	const why = reason(origin);
	const paragraphs = [greeting(name), ...lines];
	return {
		subject: oneLine(subject),
		text: [...paragraphs, `${link.label}: ${link.href}`, '—', why].join('\n\n'),
		html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#fbf8f3;color:#1f1b16;font:16px/1.55 system-ui,sans-serif"><div style="max-width:34rem;margin:0 auto;padding:24px">
<p style="margin:0 0 24px;padding-bottom:12px;border-bottom:3px solid #8e1f2f;font-weight:700;font-size:18px;color:#0b5c63">Malaqbi</p>
${paragraphs.map((line) => `<p style="margin:0 0 16px">${escaped(line)}</p>`).join('\n')}
<p style="margin:24px 0"><a href="${escaped(link.href)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5c63;color:#ffffff;text-decoration:none;font-weight:600">${escaped(link.label)}</a></p>
<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #d8cfc0;font-size:14px;color:#6b6256">${escaped(why)}</p>
</div></body></html>`
	};
}

/** A subject is one header line, whatever a title holds. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 250);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
