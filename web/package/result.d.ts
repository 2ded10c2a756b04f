// What an inspection returns; docs/inspection.schema.json says the same to machines.

/** Half open, `[begin, end)`, in the result's `offsets`. */
export type Span = [begin: number, end: number];

/** Spans are sorted and do not overlap; `text` is their own text, joined by " … ". */
export interface Part {
  spans: Span[];
  text: string;
}

/**
 * `direct`: all of the content stands in quotation marks. `mixed`: part of it. `indirect`: none.
 * `block`: whole paragraphs that a line announces as somebody's words.
 */
export type Form = 'direct' | 'mixed' | 'indirect' | 'block';

export type Act =
  | 'assertion'
  | 'denial'
  | 'non-response'
  | 'request'
  | 'commitment'
  | 'decision'
  | 'belief'
  | 'attitude'
  | 'question';

export type Role =
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'date'
  | 'dateline'
  | 'credit'
  | 'furniture'
  | 'body'
  | 'blockquote'
  | 'subhead'
  | 'caption';

export interface Statement {
  /** `s1`, `s2`, … in the order of the text. */
  id: string;
  form: Form;
  act: Act;
  /** Who says it, with the words that tell who that is. */
  source: Part | null;
  /** The reporting word or phrase. */
  cue: Part | null;
  /** What is said; without the quotation marks only where they enclose the whole of it. */
  content: Part;
  /** The id of a speaker. */
  speaker: string | null;
  /** 0 to 1: of the statements given 0.9, nine in ten are meant to be right. */
  confidence: number;
  /** 0 to 1, how sure it is that the source is this speaker; null without a speaker. */
  link_confidence: number | null;
}

export interface Speaker {
  /** `p1`, `p2`, … */
  id: string;
  name: string;
  type: 'person' | 'organization' | 'group' | 'document' | 'unnamed';
  /** Only of `unnamed`: why there is no name. */
  unnamed_reason?: string;
  /** The id of the speaker that this one speaks for. */
  affiliation: string | null;
  mentions: Span[];
  statements: string[];
  /** Words of content attributed to it. */
  words: number;
  /** Of its statements: those in nothing but its own words, direct or block. */
  direct_share: number;
  denials: number;
  non_responses: number;
  /** Its first mention in the article. */
  first: Span | null;
}

export interface Author {
  name: string;
  handle?: string;
  spans: Span[];
}

/** `iso` is null where the text gives no full date. */
export interface Time extends Part {
  iso: string | null;
}

export interface Article {
  headline: Part | null;
  authors: Author[];
  published: Time | null;
  updated: Time | null;
  dateline: { place: string; spans: Span[] } | null;
  credits: (Part & { role: string })[];
  /** Share buttons, "Read more", newsletter boxes, captions, menus. */
  furniture: Span[];
  paragraphs: { span: Span; role: Role }[];
  warnings: { kind: string; span: Span; message: string }[];
  /** `und` where it is undetermined; `confidence` is 0 to 1 and no probability. */
  language: { code: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | 'und'; confidence: number };
  /**
   * All quotations, with their marks: only in a language for which there are no rules, neither `en` nor
   * `und`. Then there are no statements, speakers and claims, and a warning of the kind `language`.
   */
  quotations?: Span[];
}

export interface Claim {
  span: Span;
  /** The statement it stands in; null for the author's own words. */
  statement: string | null;
  score: number;
  reasons: string[];
}

/** Counts, and shares from 0 to 1. */
export interface Profile {
  statements: number;
  speakers: number;
  direct: number;
  mixed: number;
  indirect: number;
  block: number;
  unnamed_share: number;
  non_responses: number;
  denials: number;
  quoted_words_share: number;
  attributed_words_share: number;
  claims: number;
  /** Of the claims: those that nobody is given as the source of. */
  unattributed_claims: number;
}

export interface Inspection {
  schema: 1;
  id?: string;
  offsets: 'codepoint' | 'utf16' | 'utf8';
  /** Of the text, in `offsets`. */
  length: number;
  /** Only where the input was HTML: the plain text that the spans count in. */
  text?: string;
  article: Article;
  statements: Statement[];
  speakers: Speaker[];
  claims: Claim[];
  profile: Profile;
}
