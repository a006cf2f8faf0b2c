"""Words of every day that are names as well, folded: in small letters they mean the word."""

from __future__ import annotations

import re
from typing import Final

# First names and surnames that are common in the United States and stand in any dictionary.
_COMMON_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
    able ace ages alley angel april arch armor arrow art ash august autumn back bacon badger baker ball ban
    banks bar barber barn base bass battle beach beads beam bean bear beard bee beer bell bench best bill
    birch bird bishop black blank bliss block blood bloom blow blue boar board bolt bond bone book booth
    boss bound bow bowl bowman box boy brace branch brand bread brewer bride bridge bridges bright brook
    brooks broom brown buck bull bunch bunker burden burns bush butcher butler buyer cage cain call can
    candy cane cannon cap card care carpenter carry case cash castle cave chain chamber chambers chance
    chapel chase cherry chin christian christmas church city clay clear cliff close cloud clover coach coal
    coffee coffin cold comfort constant cook cool corn cotton couch counts cover craft crane cream crook
    cross crow crown cruise cry cuff curl curry daily dale dance dark darling dash dawn day days deal dean
    dear dee deed deer destiny dial dick dill dock dollar door dove down drew drink driver drummer dry duck
    duke dunk durable dust dye eagle earl early earth east easter eden elder ember english even ever fair
    faith falls farmer fast favor fear feather field fields fine finger fish fisher flag flat flint flood
    flower flowers fly ford foreman forest forth forward foster fountain fox france frank free freed freeman
    french fresh friday friend friendly friends frost fry full fuller gain gale game garden gates gay gene
    gentle gentry gift ginger given glad glass glen glove goat god gold golden good goodnight goods goose
    grace grand grant grass grave graves gray green grey grief grim groom ground grove grow guest guide
    gunner guy hail hale hall hammer hand hands happy harbor hard hardy hare harmony harvest hatch haven
    hawk hay hazel head heal heard heart heath heaven hedge height help hen herd hero high hill hills hire
    hold holder holiday holler holly home honey honor hood hook hooks hope hopper horn horse house hunt
    hunter hurt hush ice inch ink inn iris irish iron ivory ivy jack jade jasmine jewel job jolly joy judge
    june just justice keen keep key keys kind king kitchen knight knock knots know knows lace ladder lady
    lake lamb land lane large lark lash last late laugh law lawn laws lawyer leaf lean leap learn leather
    legal lemon less level life light lightning lily line link lion little live lively lock locks lodge long
    look looks loop lord lot love loved lovely lover loving low luck lucky lump lunch lynch made maid maiden
    mails maker mall mane manger manners many march mark market marks marsh marshal mash mask mason mast mat
    match max may mead meadow meadows means mellow melody merchant mercy merit merry mike miles mill miller
    mills mind miner minor mint miracle misty mock monday money monk moody moon moons moral morning moss
    moth mount mountain mouse mule music must nail nails neat need needle needles nest new nice night noble
    noon north note nurse nut oak oakes oaks ocean odd older olive only opal orange organ otter outlaw over
    own pace pack page pages pain paint painter pan paradise parent parish park parks parson parsons partner
    paste pat patch path patience pay peace peach peacock peak pearl pen pence penny people pepper petty
    pick pickle pie piece pike pillow pine pink pipe pitch place plain plank plant play player pleasant
    plenty plum point pole pond pool poor pope porch porter post pot potter pound power powers praise pray
    precious price pride priest prime prince prior promise proud pump purple purse quick quiet quill race
    rack rain rains ram ranch range ranger rank raven ray reach read reader ready real reason red reed reef
    reel register rest rich ride rider ridge right ring rings rise rising river rivers roach road roads
    roast rob robin rock rocks rocky rod role roll roof rook room root roper rose rough round row ruby rule
    rush rusty rye sage sail sailor saint sales salmon salt sample sand sands sandy savage savior say sayer
    score sea seal seals search seas season see seed self sell sellers serenity settle settler shade shadow
    shake shank shape sharp shed sheets shell shelter shepherd shield shields shine ship shock shoe shook
    shore short shot shower shy side signs silence silk silver simple singer sites skinner skip sky slack
    slaughter sleeper slice slim slow small smart smiley smith smoke snow snowball soap sober soft sole song
    sorrow soul south spade spark sparks sparrow speaks spear spice spicer spring springs spurs square stack
    staff stage stain stamp star stark starling start state states stead steel steep stepp sterling stern
    stew stick still stock stokes stone stones storm story stout strange stranger stream street strength
    strong sturdy sue sugar summer summers sun sunday sunny sunshine swallow swan swank sweat sweet swift
    sword tab table tag tailor tall tanner taper tate tax teal tear temple tender test thick thing things
    thorn thrash thrift tickle tide tiger timber time times tinker toll tomb tool tower towers town toy
    track trail train travel travels tree trees tribble trick trinity trip true trust truth tuck turn twist
    upright utter vale valentine valley van vice victor victory view village vine violet virtue wade wait
    waits wake wales walk walker wall walls ward warm warner wash waste watch water waters wave way ways
    weaver weed weeks well wells west whale wheat wheel wheeler white whole wick wild will willow wills wind
    window winds wine wing wings winner winter winters wise wish witness wolf wonder wood woods woody wool
    word words work worker world worth writer yard yards year years yellow young younger
    """,
    )
)

# The smallest words, which stand anywhere: a surname that is one of them ("An", "So") is the word at the beginning of
# a sentence.
SMALL_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
    a about after again ago ah all also am an and any are as at away be been before being both but by did do does
    doing done each else every few for from gee go goes gone got had has have having he her here him his how i if in
    into is it its lie lo man me men more most my nah no nor not nowhere of off oh ok okay on once one or our out per
    said same saw says she since so some such than that the their them then there these they this those though thus
    to too two under until up us was we went were what when where which while who whom whose why with without yes yet
    you your
    """,
    )
)

# Of other languages, and short ones, that an English text has as words.
_OTHER_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
    aback abbey acre adept alas alder alias allay alto amber anchor angels answer apple archer argue aria ark
    aspen atlas aura aurora avenue ballast bay bays berry bias bin bit bits bless blessing bo bodily bran brandy
    bravo breeze briar bro brock bud buddy buffy bunny burr butte cadence camp canyon cargo cat chaos charisma
    charity charm chastity chat chip chips choir chow chuck chum clan clove cobb cobble collie constance cookie
    coral cot coy crash cree creed cricket crystal cypress dae daisy dam dang dates dell den des desire diamond
    dirk divine doe don dong dot drum dung duo dusty eats ebony echo electra emerald epic era ere ernest essence
    estate euphoria eve event excel express fan fang fawn fee fern festus fiddler fin finch fleet flo flora fond
    forever fortune fossil freedom fu funk gage gang garland garner garnet gem genesis ghost gi gill gin glory
    granger griffin groin gust ha hack haiku ham hang harness harp hatter hazard heather heir hex hi hid ho hoe
    holt hong hoot hop hopes hue huge huh hum hung husky hut hyde innocent jam jay jazz jeans jelly jersey jest
    jet jib jig jock jockey jog journey jumper juniper kale keel ken kin kiss kit kite knot lack lam lance lang
    lap lass lauds laurel lay legacy legend lei lens lent levy liberty lien liking lilac ling lister lotus
    lounge lull luna lung lute lye lyric ma mace magic magnolia mai majesty major male mama mangle maple mar
    marine marl marlin marvel mass mastery matter maverick mayor mays maze mean meek memory mercury mesa mica
    midge min mindful mink miss mites mob mocha mod modesty mole mom mon monger moo moor mow muse myth nan nap
    nation nee neo nettle nickel nil nods nook nova novel nun oar oats orchard pa pac pacer pagan pang pansy
    pant pants papa parr pass past paw peck peg perk pet petal petit petunia philter phoenix pip piper pleas poe
    poet pollard pong poppy porcelain potency press prosper prude prudence psalm pug pun quarry quay quest randy
    rang rat reckless reign remedy rhyme rhythm rib ricochet riddle rim rip ripe ritz roe rooster roses rot
    rowdy rue ruff saber sad saddle safe saffron saga sails sang savannah sawyer scout scribe serene shad shan
    shaw sheer sherbet sherry shin shoal shoo sin sing sip sire skeet skipper slate slew sly solace soldier son
    sorrel sow spruce spur stoner stormy stubble sub suede sum sung swain tad tally tan tang tansy tar tat tawny
    tea tee ten thatcher thin tie tin ting tip toddler toe toil ton tong top topaz tor tot trace trans treasure
    trek trench trooper trot trout tub tucker tug tune tung turner unity usher vain vee velvet venture vet vex
    vile vim virgo vision viva vow wager waif wallet wan warden ware warp wee weir wen whim whitlow wile wily
    win wink wit woo worthy wren wright wry wynn yam yap yarrow yea yen yeoman yew yin yip yong yule zen zephyr
    zest
    """,
    )
)

# Words that are the name more often: with a capital nothing else is meant.
MORE_OFTEN_NAMES: Final = frozenset(
    re.findall(
        r"\w+",
        """
    bonnie carol chad cody dolly drake emmy garrison goldie harper holly iris ivy jack jasmine jean josh
    landon lily marina mike nick noel patty presley robin rowan ruby sally shelly teddy tilly victor violet
    """,
    )
)

ORDINARY_WORDS: Final = (_COMMON_WORDS | _OTHER_WORDS | SMALL_WORDS) - MORE_OFTEN_NAMES
