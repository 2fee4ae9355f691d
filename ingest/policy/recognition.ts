/** Rule of the message that every text read off a picture carries: nobody has compared it with the picture yet. */
export const RECOGNISED = 'text-recognised';

/** State of a text that a program read off pictures (识别文字). */
export interface Recognition {
  /** Who compared it with the pictures, and when (ISO 8601); null while nobody has: it is not to be quoted till then. */
  confirmedBy: string | null;
  confirmedAt: string | null;
}

/** Whether a text must not be quoted word for word: a program recognised it, and nobody has confirmed it. */
export function isUnconfirmed(recognition: Recognition | null): boolean {
  return recognition !== null && recognition.confirmedAt === null;
}
