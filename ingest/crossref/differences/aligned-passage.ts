/** Two passages that correspond, as printed. */
export interface AlignedPassage {
  municipal: string;
  provincial: string;
}
