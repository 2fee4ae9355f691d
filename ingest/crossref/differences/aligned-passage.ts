/** Two passages that correspond, as printed. */
export interface AlignedPassage {
  lower: string;
  upper: string;
}
