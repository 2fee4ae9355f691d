import { childrenOf, type XmlElement } from '../xml.ts';

/** Child elements of one name; programs differ in the prefix of the namespace. */
export function childrenAt(element: XmlElement | undefined, name: string): XmlElement[] {
  return childrenOf(element).filter((child) => localName(child) === name);
}

/** First child element at the end of a path of names. */
export function childAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((parent, name) => childrenAt(parent, name)[0], element);
}

/** Name of an element without its prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
