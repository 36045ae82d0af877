import { table, weighted, type Random } from './random.ts';

export type FirstName = { readonly name: string; readonly gender: 'm' | 'f' };

/** Names by which people are called, with about how many of ten thousand have them. */
const MEN =
  table(`Jan 210, Johan 90, Peter 120, Hans 95, Kees 70, Piet 60, Henk 100, Wim 70, Gerard 60, Rob 85, Ruud 35, Frank 70, Marcel 60,
Ron 45, Erik 75, Eric 40, Mark 85, Marc 30, Paul 75, Bas 60, Tim 75, Tom 65, Thomas 60, Daan 70, Lars 50, Sem 45, Lucas 50, Levi 35, Finn 40,
Milan 40, Jesse 50, Bram 50, Thijs 50, Luuk 40, Ruben 50, Stijn 50, Niels 55, Jeroen 85, Martijn 70, Dennis 75, Michel 45, Michael 50,
Kevin 55, Rick 50, Robin 30, Jeffrey 35, Patrick 50, Richard 55, Robert 60, Edwin 45, Arjan 40, Arjen 25, André 35, René 45, Remco 25,
Wouter 40, Maarten 45, Sander 50, Joost 30, Jasper 40, Koen 40, Bart 45, Gijs 35, Pim 20, Pieter 50, Dirk 45, Cor 35, Leo 40, Theo 40,
Jos 45, Jaap 35, Klaas 30, Gerrit 60, Willem 75, Hendrik 40, Arie 35, Ad 30, Toon 12, Sjaak 12, Sjoerd 25, Jelle 35, Jorrit 12, Douwe 8,
Mohammed 60, Mohamed 40, Ahmed 30, Youssef 22, Ali 35, Mustafa 25, Mehmet 22, Hasan 16, Ibrahim 22, Bilal 16, Yusuf 12, Omar 14, Rachid 16,
Aziz 8, Özgür 3, Emre 10, Murat 12, Krzysztof 8, Piotr 10, Wojciech 4, Łukasz 5, Andrei 6, Jean-Pierre 6, François 4, Jürgen 3, José 9,
Luís 3, Noël 3, Loïc 2, Søren 1, Chiel 6, Teun 20, Siem 14, Guus 22, Max 40, Noah 50, James 22, Liam 38, Adam 28, Benjamin 28, Julian 28,
Sven 24, Stefan 38, Sebastiaan 24, Vincent 38, Victor 14, Roel 24, Rik 18, Ralph 14, Raymond 18, Roy 24, Danny 30, Johnny 10, Ferdinand 6,
Albert 24, Bert 38, Ben 28, Bernard 12, Cornelis 28, Egbert 6, Evert 14, Frits 18, Geert 24, Harm 14, Harry 38, Herman 30, Jacob 24, Joop 20`);
const WOMEN =
  table(`Maria 120, Anna 110, Johanna 60, Els 40, Elly 30, Ria 50, Riet 20, Annie 35, Corrie 22, Truus 12, Joke 38, Marja 28, Wil 26,
Ans 24, Ineke 38, Marijke 40, Anja 38, Petra 48, Monique 60, Esther 55, Sandra 70, Linda 85, Miranda 50, Wendy 45, Sabine 18, Mariska 30,
Marloes 35, Marieke 60, Marjolein 38, Annemarie 30, Anneke 30, Annelies 24, Anne 65, Sanne 70, Lisa 85, Laura 75, Lotte 50, Eva 70, Emma 75,
Julia 65, Sophie 55, Sara 45, Mila 40, Tess 40, Zoë 35, Noa 38, Fleur 38, Anouk 40, Iris 50, Femke 40, Floor 28, Britt 30, Naomi 30,
Kim 65, Manon 28, Maaike 38, Ilse 35, Inge 45, Ingrid 50, Yvonne 50, Yvette 18, Karin 60, Carla 38, Astrid 32, Angelique 30, Bianca 38,
Chantal 45, Claudia 38, Daniëlle 45, Debbie 22, Denise 35, Diana 38, Ellen 45, Elise 28, Esmée 14, Eveline 18, Fatima 45, Khadija 18,
Aïcha 12, Samira 22, Naima 12, Yasmina 10, Hatice 10, Ayşe 10, Fatma 14, Zeynep 12, Elif 10, Katarzyna 8, Agnieszka 8, Małgorzata 4,
Geertje 12, Grietje 18, Trijntje 10, Aaltje 12, Jantje 12, Hendrika 18, Wilhelmina 26, Cornelia 30, Elisabeth 32, Catharina 24, Jacoba 12,
Margriet 22, Margreet 14, Greet 14, Gerda 24, Hennie 22, Jolanda 50, Jacqueline 40, Josée 4, Renée 18, Noëlle 4, Chloë 6, Maëlle 1, Loïs 9,
Roos 38, Rosa 28, Sofie 38, Saar 32, Lieke 38, Liv 22, Nina 40, Nora 38, Olivia 28, Vera 32, Yara 18, Evi 30, Isa 32, Jasmijn 26, Lynn 28,
Maud 26, Merel 26, Nienke 32, Nicole 45, Nathalie 38, Nancy 30, Patricia 38, Paula 26, Pauline 20, Rianne 28, Saskia 45, Simone 45,
Suzanne 50, Tamara 32, Tineke 24, Thea 24, Toos 8, Vanessa 24, Veerle 8, Willemijn 14, Wietske 8, Tjitske 4, Sjoukje 4, Froukje 5`);

const draw = weighted<FirstName>([
  ...MEN.map(([name, weight]) => [{ name, gender: 'm' }, weight] as const),
  ...WOMEN.map(([name, weight]) => [{ name, gender: 'f' }, weight] as const),
]);

export const drawFirstName = (random: Random): FirstName => draw(random);

/** How often an initial begins a further baptismal name. */
const drawInitial = weighted(
  table(
    'J 18, M 13, C 9, A 12, H 8, G 7, P 6, W 6, E 5, R 4, L 4, T 3, D 3, B 3, S 3, F 3, K 2, N 2, I 1, V 1, O 0.6, Y 0.4, Z 0.3, Q 0.1, X 0.05',
  ),
);
const howMany = weighted([[0, 42] as const, [1, 36] as const, [2, 17] as const, [3, 5] as const]);

/** Initials as they are written, such as "J.W.": those of the baptismal names, mostly with that of the name used first. */
export function drawInitials(random: Random, { name }: FirstName): string {
  const first = random.chance(0.85) ? (name[0] as string).toLocaleUpperCase('nl') : drawInitial(random);
  let letters = `${first}.`;
  for (let more = howMany(random); more > 0; more--) letters += `${drawInitial(random)}.`;
  return letters;
}
