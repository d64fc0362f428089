/**
 * Lesson text: Markdown to safe HTML, once, when a version is published. What is not on the list below
 * does not reach a reader: no raw HTML, no script, no style, no frame, no image from elsewhere.
 */
import { Marked, type Token, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';

/** `fileUrl` answers the address of a file of the course, or null when the course has no such file. */
export type MarkdownOptions = { fileUrl: (path: string) => string | null };
export type RenderedMarkdown = {
	html: string;
	/** Paths of the course's files that the text shows or links. */
	files: string[];
	/** Paths that the course does not have, and images from elsewhere: both were left out. */
	missing: string[];
	/** Pictures of the course that nobody described for those who do not see them. */
	withoutAlt: string[];
};

/** The page has the one h1; a lesson's largest heading is an h2. */
const largestHeading = 2;

export function renderMarkdown(markdown: string, options: MarkdownOptions): RenderedMarkdown {
	const files = new Set<string>();
	const missing = new Set<string>();
	const withoutAlt = new Set<string>();
	const ownFile = (path: string) => {
		const url = options.fileUrl(path);
		(url === null ? missing : files).add(path);
		return url;
	};

	// Raw HTML is shown as the text it is, which tells its author at once.
	const marked = new Marked({ gfm: true, renderer: { html: (token) => escaped(token.text) } });
	const tokens = marked.lexer(markdown);
	shiftHeadings(marked, tokens);
	void marked.walkTokens(tokens, (token) => {
		if (!isLinked(token)) return;
		if (token.type === 'image' && token.text.trim() === '') withoutAlt.add(token.href);
		if (!isElsewhere(token.href)) token.href = ownFile(token.href) ?? '';
		else if (token.type === 'image') {
			missing.add(token.href);
			token.href = '';
		}
	});
	const html = sanitizeHtml(marked.parser(tokens), allowed);
	return { html, files: [...files], missing: [...missing], withoutAlt: [...withoutAlt] };
}

const allowed: sanitizeHtml.IOptions = {
	allowedTags: [
		...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br'],
		...['strong', 'em', 'del', 'code', 'pre', 'a', 'img'],
		...['table', 'thead', 'tbody', 'tr', 'th', 'td']
	],
	allowedAttributes: {
		a: ['href', 'title', 'rel'],
		img: ['src', 'alt', 'title', 'loading', 'decoding'],
		ol: ['start'],
		th: ['align', 'scope'],
		td: ['align']
	},
	allowedSchemes: ['https', 'http', 'mailto'],
	allowedSchemesByTag: { img: [] },
	allowProtocolRelative: false,
	transformTags: {
		a: (tagName, { href, title }) => ({
			tagName,
			attribs: {
				...(href ? { href } : {}),
				...(title ? { title } : {}),
				...(href && isElsewhere(href) ? { rel: 'noopener noreferrer' } : {})
			}
		}),
		img: (tagName, { src, alt, title }) => ({
			tagName,
			attribs: {
				src: src ?? '',
				alt: alt ?? '',
				...(title ? { title } : {}),
				loading: 'lazy',
				decoding: 'async'
			}
		}),
		th: (tagName, attribs) => ({ tagName, attribs: { ...attribs, scope: 'col' } })
	},
	exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['src']
};

/** Moves all headings so that the largest becomes an h2; the steps between them stay, h6 is the floor. */
function shiftHeadings(marked: Marked, tokens: Token[]) {
	const headings: Tokens.Heading[] = [];
	void marked.walkTokens(tokens, (token) => {
		if (isHeading(token)) headings.push(token);
	});
	const largest = Math.min(...headings.map((heading) => heading.depth));
	for (const heading of headings) {
		heading.depth = Math.min(heading.depth - largest + largestHeading, 6);
	}
}

/** Anything with a scheme, and `//host`: not a path of the course. */
const isElsewhere = (href: string) => /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(href);

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
const isLinked = (token: Token): token is Tokens.Link | Tokens.Image =>
	token.type === 'link' || token.type === 'image';

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
