import { folded } from './folded.ts';

/* The genres of films, as pages write them in German, English, French and Spanish. */

const listed = (words: string): readonly string[] => words.split(',').map(folded);

const GENRES = new Set(
  listed(`
  Drama, Dramen, Melodrama, Melodram, Tragödie, Komödie, Komödien, Tragikomödie, Tragikkomödie, Dramedy, Lustspiel,
  Schwank, Farce, Groteske, Posse, Klamotte, Klamauk, Burleske, Humor, Comedy, Romcom, Satire, Parodie, Persiflage,
  Slapstick, Screwball, Thriller, Action, Abenteuer, Krimi, Kriminalfilm, Kriminal, Whodunit, Detektivfilm, Gangster,
  Agentenfilm, Spionage, Science Fiction, Science-Fiction, Sci-Fi, SciFi, SF, Utopie, Dystopie, Endzeit, Horror, Grusel,
  Splatter, Slasher, Zombie, Giallo, Western, Eastern, Italowestern, Spaghettiwestern, Heimatfilm, Heimat, Animation,
  Animationsfilm, Trickfilm, Zeichentrick, Zeichentrickfilm, Puppentrick, Stop-Motion, Anime, Manga, Dokumentarfilm,
  Dokumentation, Doku, Dokumentar, Dokufiktion, Dokudrama, Mockumentary, Reportage, Essay, Essayfilm, Porträt,
  Biografie, Biographie, Biografisch, Biopic, Familie, Familienfilm, Kinderfilm, Kinder, Jugendfilm, Jugend, Märchen,
  Märchenfilm, Fantasy, Phantastik, Fantastik, Historie, Historienfilm, Historisch, Geschichte, Kostümfilm, Epos,
  Monumentalfilm, Sandalenfilm, Krieg, Kriegsfilm, Antikriegsfilm, Liebe, Liebesfilm, Liebesgeschichte, Lovestory,
  Romanze, Romantik, Romantisch, Musical, Musik, Musikfilm, Musikvideo, Revue, Operette, Oper, Konzertfilm, Konzert,
  Tanz, Tanzfilm, Mystery, Sport, Sportfilm, Katastrophenfilm, Katastrophe, Stummfilm, Kurzfilm, Literaturverfilmung,
  Literatur, Film noir, Neo-Noir, Noir, Roadmovie, Road Movie, Coming-of-Age, Erotik, Erotikfilm, Erotisch, Sexfilm,
  Softsex, Martial Arts, Kung-Fu, Kampfsport, Samurai, Superheld, Superhelden, Superheldenfilm, Politik, Politfilm,
  Gesellschaft, Natur, Naturfilm, Tierfilm, Weihnachten, Weihnachtsfilm, Experimentalfilm, Experimental, Avantgarde,
  Surrealismus, Comingofage, Queer, LGBT, LGBTQ, Blaxploitation, Exploitation, Trash, Buddy-Movie, Heist, Justiz, Gefängnisfilm,
  Episodenfilm, Autorenfilm, Propagandafilm, Kultfilm, Bollywood, Wuxia, Kaiju, Steampunk, Cyberpunk,
  Dramatic, Comedies, Tragicomedy, Comedy drama, Tragedy, Adventure, Crime, Detective, Spy, Espionage, Fantastic,
  Documentary, Docudrama, Biography, Biographical, Family, Children, Kids, Teen, Youth, Fairy tale, History, Historical,
  Period, Epic, War, Anti-war, Romance, Romantic, Love story, Music, Concert, Dance, Sports, Disaster, Silent film,
  Silent, Short, Short film, Erotic, Adult, Superhero, Super hero, Political, Nature, Christmas, Holiday, Suspense,
  Supernatural, Legal, Courtroom, Prison, Swashbuckler, Sword and sorcery, Peplum, Cartoon, Animated, Parody, Spoof,
  Stand-up, Arthouse, Art house, Independent, Cult, Faith, Faith and spirituality, Reality, Talk show, Game show, News,
  Drame, Mélodrame, Tragédie, Comédie, Comédies, Tragi-comédie, Aventure, Aventures, Policier, Polar, Enquête,
  Science fiction, Anticipation, Épouvante, Épouvante-horreur, Horreur, Animé, Dessin animé, Documentaire, Biographique,
  Famille, Familial, Enfants, Jeunesse, Conte, Fantastique, Fantaisie, Histoire, Historique, Guerre, Romantique,
  Musique, Comédie musicale, Opéra, Mystère, Sportif, Film catastrophe, Film muet, Court métrage, Court-métrage,
  Érotique, Arts martiaux, Espionnage, Judiciaire, Péplum, Expérimental, Divers, Péplum, Cape et épée,
  Comedia, Comedias, Tragedia, Tragicomedia, Acción, Aventuras, Aventura, Policíaca, Policiaca, Policíaco, Policial,
  Crimen, Ciencia ficción, Ciencia-ficción, Terror, Suspense, Suspenso, Intriga, Animación, Dibujos animados,
  Documental, Biografía, Biográfica, Biográfico, Familiar, Infantil, Juvenil, Cuento, Fantasía, Fantástico, Fantástica,
  Historia, Histórico, Histórica, Bélico, Bélica, Guerra, Romántico, Romántica, Musicales, Música, Misterio, Deporte,
  Deportes, Cine negro, Cine mudo, Cine bélico, Cine de terror, Cine fantástico, Cortometraje, Corto, Erótico, Erótica,
  Artes marciales, Espionaje, Catástrofes, Superhéroes, Sátira, Parodia, Melodramático, Ópera, Serie B, Navidad`),
);
GENRES.delete('');

/** What stands beside a genre and makes it a narrower one. */
const QUALITIES = new Set(
  listed(`
  romantische, schwarze, tragische, musikalische, musikalisches, historischer, historisches, historische, erotischer,
  erotisches, erotische, politischer, politisches, politische, dramatische, dramatischer, fantastischer, phantastischer,
  fantastische, psychologischer, psychologisches, satirische, satirischer, biografischer, biographischer, biografisches,
  dokumentarischer, animierter, animierte, melancholische, melancholisches, lakonische, skurrile, surreale, absurde,
  leichte, moderner, modernes, poetisches, poetischer, subtiler, spannender, utopischer, bittere, bitterböse, freche,
  dark, black, psychological, erotic, screwball, slapstick, action, buddy, coming of age, teen, gothic, body, folk, cosmic,
  high, low, dystopian, post apocalyptic, apocalyptic, monster, vampire, zombie, slasher, revenge, survival, mob, heist,
  courtroom, cop, police, true, hybrid, military, medical, social, live action, hand drawn, computer, classic, vintage,
  biographical, mythological, religious, musical, satirical, sentimental, costume, space, urban, hard, neo,
  dramatique, romantique, policière, policier, noire, noir, psychologique, politique, social, sociale, historique,
  musicale, érotique, satirique, burlesque, fantastique, sentimentale, biographique, action, horreur, guerre, gangsters,
  super héros, cape et épée, animation, aventures, espionnage, amour, époque, mœurs, judiciaire, sportif, adolescents,
  dramática, dramático, romántica, romántico, negra, negro, psicológico, psicológica, político, política, histórico,
  social, satírica, satírico, sobrenatural, gótico, bélico, bélica, policíaco, acción, época, juicios, espías, gangsters,
  adolescentes, carcelario, deportivo, deportiva, costumbrista, absurda, familiar, mudo, de culto, épico, épica`),
);
/** Without a genre beside it, each of these says nothing. */
const FILM = new Set([
  'film',
  'movie',
  'movies',
  'films',
  'cine',
  'pelicula',
  'peliculas',
  'cinema',
]);
const LINKS = new Set(['de', 'd', 'du', 'la', 'und', 'and', 'et', 'y']);
const MAX_WORDS = 4;

/** Last parts of German compounds: "Gerichtsdrama", "Weltraum-Western". */
const HEADS = listed(
  'drama, komödie, thriller, krimi, western, horror, fantasy, märchen, satire, romanze, groteske, farce, musical, doku, dokumentation, epos, abenteuer, biografie, biographie, biopic, tragödie, melodram, melodrama, parodie, action, comedy, klamotte, schwank, posse, operette, verfilmung, porträt, portrait, studie, reportage, saga, spektakel, animation, mystery, romantik, grusel, splatter, dystopie, ballade, revue, fabel',
);
/** Compounds of "Film" that say how it is made, shown or liked, not what it is about. */
const NO_GENRES = new Set(
  listed(
    'Kinofilm, Spielfilm, Fernsehfilm, Fernsehspielfilm, TV-Film, TV-Spielfilm, TV-Movie, Kinospielfilm, Langfilm, Debütfilm, Debütspielfilm, Erstlingsfilm, Tonfilm, Farbfilm, Schwarzweißfilm, Schwarz-Weiß-Film, Breitwandfilm, Lieblingsfilm, Hauptfilm, Vorfilm, Werbefilm, Abschlussfilm, Diplomfilm, Hochschulfilm, Studentenfilm, DEFA-Film, Hollywoodfilm, Hollywood-Film, Netflix-Film, Amazon-Film, Disney-Film, Vorgängerfilm, Nachfolgefilm, Originalfilm, Amateurfilm, Schmalfilm, Gesamtfilm, Eröffnungsfilm, Abschlußfilm, Festivalfilm, Wettbewerbsfilm, Videofilm, Einzelfilm, Neuverfilmung, Erstverfilmung, Verfilmung, Fallstudie, Selbstporträt',
  ),
);
/** One word, or several with hyphens between them. */
const COMPOUND = /^\p{Lu}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*$/u;
const MIN_BEFORE = 3;
/** Spoken as one word, so that the words of a genre can be looked at singly. */
const AS_ONE: readonly (readonly [RegExp, string])[] = [
  [/\b(?:science fiction|sci fi|ciencia ficcion)\b/gu, 'scifi'],
  [/\bcoming of age\b/gu, 'comingofage'],
  [/\bsuper hero(?:es|s)?\b/gu, 'superhero'],
  [/\bfilm noir\b/gu, 'noir'],
];
const MAX_LENGTH = 60;

/** Whether the words name one genre, plain ("Drama") or narrower ("Gerichtsdrama", "Romantic comedy", "Film de guerre"). */
export function isGenre(words: string): boolean {
  if (words.length > MAX_LENGTH) return false;
  const plain = folded(words);
  return GENRES.has(plain) || isCompound(words.trim(), plain) || isNarrower(words);
}

function isCompound(words: string, plain: string): boolean {
  if (!COMPOUND.test(words) || NO_GENRES.has(plain)) return false;
  const ends = (head: string) => plain.endsWith(head) && plain.length >= head.length + MIN_BEFORE;
  return HEADS.some(ends) || ends('film');
}

/** The genre stands last in German and English, first in French and Spanish. */
function isNarrower(words: string): boolean {
  const elided = words.replace(/(?<!\p{L})[dl]['’]/giu, '');
  const plain = AS_ONE.reduce((text, [several, one]) => text.replace(several, one), folded(elided));
  const parts = plain.split(' ');
  if (parts.length > MAX_WORDS) return false;
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!isHead(first) && !isHead(last)) return false;
  const telling = parts.filter((part) => !FILM.has(part) && !LINKS.has(part));
  const known = (part: string) => GENRES.has(part) || QUALITIES.has(part);
  return telling.length > 0 && telling.every(known) && !LINKS.has(first) && !LINKS.has(last);
}

const isHead = (part: string) => GENRES.has(part) || FILM.has(part);
