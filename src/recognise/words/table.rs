//! The vocabulary, in the spelling that `normal` gives: lower case, no dots, words apart.

use crate::facts::Measure::{self, *};

/// Words for what is printed, with where they come from.
#[rustfmt::skip]
pub(super) static WORDS: &[(Measure, &[&str])] = &[
    // numbers of units
    (Count, &["n", "ns"]), // everywhere; `N`, `Ns`
    (Count, &["aantal", "aantallen"]), // CBS tables
    (Count, &["#"]), // # obs
    (Count, &["number", "numbers", "no of", "nr of", "num", "no observations"]), // Stata, journals
    (Count, &["count", "counts", "cnt", "tally"]), // pandas, SPSS, SQL
    (Count, &["freq", "freqs", "frequency", "frequencies"]), // Stata, SAS
    (Count, &["frequentie", "frequenties", "absoluut"]), // Dutch tables
    (Count, &["obs", "nobs", "observations", "observation", "observaties"]), // statsmodels, esttab
    (Count, &["waarnemingen", "celvulling", "ongewogen", "gewogen aantal"]), // CBS
    (Count, &["nevent", "nevents", "nrisk", "ncensor", "at risk"]), // R survival
    (Count, &["nmiss", "nmissing", "nvalid", "ntotal", "denominator"]), // SAS, SPSS
    (Count, &["numerator", "teller", "noemer"]), // what a percentage is made of
    (Count, &["sample size", "steekproefomvang", "cell size", "group size", "cohort size"]), // papers
    (Count, &["omvang steekproef", "omvang groep", "groepsgrootte", "steekproefgrootte", "train size", "test size"]),
    (Count, &["ess", "effective sample size", "weighted n"]), // weighted and matched samples
    (Count, &["freq missing", "cum freq", "cumulative frequency"]), // SAS PROC FREQ
    (Count, &["observed", "missing", "missings", "ontbrekend"]),
    (Index, &["expected n", "expected count", "expected frequency"]), // SPSS: what a test expects

    // percentages
    (Percent, &["%", "pct", "perc", "percent", "per cent"]),
    (Percent, &["percentage", "percentages", "procent", "procentueel"]), // Dutch
    (Percent, &["valid percent", "cumulative percent", "cum pct"]), // SPSS, SAS
    (Percent, &["row pct", "col pct", "column pct", "relative frequency"]), // SAS

    // shares
    (Share, &["aandeel", "aandelen", "share", "shares", "prop", "proportion", "proportions"]),
    (Share, &["proportie", "fraction", "fractie", "fractions", "kans", "probability"]),
    (Share, &["prevalence", "prevalentie"]),
    (Share, &["survivor function", "cumulative incidence"]), // Kaplan-Meier

    // location and spread
    (Mean, &["gemiddelde", "gemiddeld", "gemiddelden", "gem", "gmd"]), // Dutch
    (Mean, &["mean", "means", "avg", "average", "averages", "observed mean"]), // English, SPSS
    (Median, &["mediaan", "median", "medians"]),
    (Percentile, &["modus", "statistical mode", "mode aggfunc"]), // statbarn mode; acro in Stata
    (StandardDeviation, &["sd", "std", "stdev", "s d", "std dev", "stddev"]),
    (StandardDeviation, &["standard deviation", "standard deviations", "root mse", "rmse"]), // Stata: of the residuals
    (StandardDeviation, &["standaarddeviatie", "standaardafwijking", "std afwijking"]),
    (StandardError, &["se", "s e", "sem", "std err", "stderr", "std error", "standard error"]),
    (StandardError, &["standard errors", "bse"]),
    (StandardError, &["robust std err", "residual standard error", "se coef"]), // R coxph
    (StandardError, &["robust se", "standaardfout", "standaardfouten", "linearized std err"]),
    (Variance, &["variance", "variantie", "mean square", "mean squares", "mean sq"]), // ANOVA
    (Variance, &["covariance", "variatiecoefficient"]),
    (Minimum, &["min", "minimum", "minima", "observed min"]), // Stata, SPSS, SmartPLS
    (Maximum, &["max", "maximum", "maxima", "observed max"]),
    (Index, &["minimum detectable effect", "minimaal detecteerbaar effect"]), // power
    (Minimum, &["laagste waarde", "kleinste waarde", "lowest value", "smallest value"]),
    (Maximum, &["hoogste waarde", "grootste waarde", "highest value", "largest value"]),
    (Range, &["range", "bereik", "spreidingsbreedte", "min max", "min median max", "min mean max"]),
    (Percentile, &["percentile", "percentiles", "percentiel", "percentielen", "pctl"]),
    (Percentile, &["quartile", "quartiles", "kwartiel", "decile", "deciel", "quantile"]),
    (Percentile, &["kwantiel", "iqr", "interquartile range", "interkwartielafstand", "kwartielafstand"]),
    (Percentile, &["q1", "q2", "q3", "1st qu", "3rd qu"]), // R summary
    (Sum, &["sum", "sums", "som", "sum of squares", "sum sq", "totaalbedrag"]), // ANOVA

    // money
    (Money, &["euro", "euros", "€", "eur", "$", "usd", "£", "gbp", "bedrag", "bedragen"]),
    (Money, &["amount", "omzet", "turnover", "revenue", "inkomen", "inkomens", "income"]),
    (Money, &["incomes", "loon", "lonen", "wage", "wages", "salaris", "salary", "earnings"]),
    (Money, &["uurloon", "jaarloon", "vermogen", "wealth", "kosten", "cost", "costs"]),
    (Money, &["zorgkosten", "uitgaven", "expenditure", "expenditures", "spending", "winst"]),
    (Money, &["profit", "pnl", "pn l", "p l", "winsten", "prijs", "price", "premie", "uitkeringsbedrag", "schuld"]),
    (Money, &["baten", "lasten", "saldo", "opbrengst", "opbrengsten", "subsidie", "subsidies"]),
    (Money, &["debt", "belasting", "tax", "toegevoegde waarde", "value added"]),

    // time of units, and amounts that count no units
    (PersonTime, &["person years", "personyears", "person year", "py", "pyears", "pyrs"]),
    (PersonTime, &["person time", "person weeks", "person months", "person days", "persontime"]),
    (PersonTime, &["follow up time"]),
    (PersonTime, &["persoonsjaren", "mensjaren", "patient years", "time at risk"]),
    (PersonTime, &["analysis time at risk"]), // Stata stset
    (PersonTime, &["fte", "ftes", "arbeidsjaren", "arbeidsvolume", "voltijdbanen"]),
    (Quantity, &["uren", "uur", "hours", "minuten", "minutes", "seconds", "duur", "duration", "dagen"]),
    (Quantity, &["days", "weken", "weeks", "maanden", "months", "jaren", "years", "leeftijd"]),
    (Quantity, &["age", "time", "tijd", "follow up", "score", "punten", "points", "km"]),
    (Quantity, &["kilometers", "kg", "m2", "km2", "hectare", "gewicht", "weight", "bmi", "afstand"]),
    (Quantity, &["levensverwachting", "life expectancy"]),
    (Quantity, &["distance", "liters", "kwh", "oppervlakte", "sqft", "sqm", "altitude", "elevation", "bytes"]),
    (Quantity, &["mwh", "gwh", "gj", "tj", "btu", "kbtu", "m3", "cuft", "ton", "tons", "tonnes"]), // energy
    (Quantity, &["co2", "emission", "emissions", "emissie", "emissies", "uitstoot", "stikstof"]),
    (Quantity, &["iterations", "iteraties", "imputations", "imputaties", "parameters", "intervals"]),

    // rates and relative figures
    (Rate, &["rate", "rates", "ratio", "cijfer", "sterftecijfer", "incidence", "incidentie"]),
    (Rate, &["hazard", "per capita", "per inwoner", "per persoon", "per person", "per hoofd"]),
    (Rate, &["per huishouden", "per household", "per duizend", "per thousand", "per honderd"]),
    (Rate, &["per km", "per km2", "per sq", "per square", "per vierkante", "per ha", "per hectare"]),
    (Rate, &["per uur", "per hour", "per jaar", "per year", "per dag", "per day", "per maand"]),
    (Rate, &["per month", "per week", "per n", "per million", "per miljoen"]),
    (Rate, &["promille", "dichtheid", "density"]),
    (Index, &["index", "indexcijfer", "groei", "growth", "mutatie", "verandering", "smr"]),
    (Index, &["smd", "standardized difference", "standardised difference", "std diff"]), // balance
    (Index, &["standardized mean difference", "standardised mean difference"]),
    (Index, &["difference in means", "mean difference", "gemiddeld verschil"]), // t tests
    (Index, &["percentage change", "percent change", "pct change", "% change", "% verandering"]),
    (Index, &["procentuele verandering", "procentuele groei", "procentuele mutatie"]),
    (Index, &["gap", "gaps", "kloof"]), // between groups
    (Index, &["gini", "theil", "herfindahl", "hhi"]),
    (Rank, &["rang", "rangnummer", "rank", "ranking", "position", "positie"]),
    (Quantity, &["rating", "ratings", "waardering", "rapportcijfer"]),

    // models and tests
    (Coefficient, &["treatment effect", "marginal effect", "marginal effects", "risk difference"]),
    (Coefficient, &["marginaal effect", "marginale effecten", "average marginal effect"]),
    (Coefficient, &["coef", "coefs", "coefficient", "coefficients", "coeff", "coefficienten"]),
    (Coefficient, &["estimate", "estimates", "schatting", "beta", "β", "dy dx"]), // broom, margins
    (OddsRatio, &["odds ratio", "odds ratios", "oddsratio", "hazard ratio", "haz ratio"]),
    (OddsRatio, &["risk ratio"]), // Stata
    (OddsRatio, &["prevalence ratio", "prevalentieratio", "adj hazard ratio"]),
    (Coefficient, &["adjusted difference", "adjusted mean difference", "gecorrigeerd verschil"]),
    (OddsRatio, &["relative risk", "relatief risico", "rate ratio", "incidence rate ratio"]),
    (OddsRatio, &["irr", "rrr", "aor", "ahr", "airr", "arr", "adjusted or", "adj or"]),
    (OddsRatio, &["crude or", "adjusted hr", "adj hr", "crude hr", "adjusted rr", "crude rr"]),
    (OddsRatio, &["ruw or", "ruw hr", "ruw rr", "ruw irr"]),
    (OddsRatio, &["ruwe or", "ruwe hr", "ruwe rr", "ruwe irr"]),
    (OddsRatio, &["gecorrigeerd or", "gecorrigeerd hr", "gecorrigeerd rr", "gecorrigeerd irr"]),
    (OddsRatio, &["gecorrigeerde or", "gecorrigeerde hr", "gecorrigeerde rr", "gecorrigeerde irr"]),
    (OddsRatio, &["ongecorrigeerd or", "ongecorrigeerd hr", "ongecorrigeerd rr", "ongecorrigeerd irr"]),
    (OddsRatio, &["ongecorrigeerde or", "ongecorrigeerde hr", "ongecorrigeerde rr", "ongecorrigeerde irr"]), // Dutch papers
    (OddsRatio, &["unadjusted or", "unadjusted hr", "unadjusted rr", "unadjusted irr"]),
    (OddsRatio, &["univariable or", "univariable hr", "univariable rr", "univariable irr"]),
    (OddsRatio, &["multivariable or", "multivariable hr", "multivariable rr", "multivariable irr"]),
    (OddsRatio, &["univariate or", "univariate hr", "univariate rr", "univariate irr"]),
    (OddsRatio, &["multivariate or", "multivariate hr", "multivariate rr", "multivariate irr"]),
    (OddsRatio, &["univariaat or", "univariaat hr", "univariaat rr", "univariaat irr"]),
    (OddsRatio, &["multivariaat or", "multivariaat hr", "multivariaat rr", "multivariaat irr"]),
    (OddsRatio, &["exp b", "exp coef"]), // SPSS, R
    (Correlation, &["correlation", "correlations", "correlatie", "corr", "rho", "icc", "kappa"]),
    (PValue, &["p value", "p values", "pvalue", "pval", "p waarde", "pwaarde", "p val", "sig"]),
    (PValue, &["pr t", "pr z", "pr f", "pr chisq", "pr chi", "p t", "p z", "p f", "p chi2"]),
    (PValue, &["prob f", "prob chi2", "prob chibar2", "prob z", "prob t", "pr t t", "pr chi2"]),
    (PValue, &["prob", "p interaction", "p trend", "p for trend", "p for interaction"]),
    (PValue, &["significance", "significantie", "overschrijdingskans"]),
    (TestStatistic, &["t value", "t stat", "t statistic", "tvalue", "t waarde", "tstat"]),
    (TestStatistic, &["z value", "z score", "z stat", "z statistic", "zvalue", "f value"]),
    (TestStatistic, &["f stat", "f statistic", "f waarde", "statistic", "test statistic"]),
    (TestStatistic, &["toetsingsgrootheid", "chi2", "chisq", "chi sq", "chi square"]),
    (TestStatistic, &["chi squared", "χ2", "lr chi2", "wald chi2", "pearson chi2", "wald"]),
    (TestStatistic, &["log rank", "logrank", "f change", "durbin watson"]), // SPSS
    (Interval, &["lower ci", "upper ci", "lower limit", "upper limit"]), // SAS
    (Interval, &["coef lower", "coef upper", "exp coef lower", "exp coef upper"]), // lifelines
    (Index, &["cmp to"]), // lifelines: what a coefficient is compared to
    (Interval, &["q2 5", "q97 5", "l 95 ci", "u 95 ci"]), // brms
    (StandardError, &["est error"]), // brms
    (Interval, &["lower bound", "upper bound", "lower 95", "upper 95"]), // SPSS, R coxph
    (Interval, &["ci", "cis", "bi", "cri", "hdi", "conf int", "conf interval", "conf low"]),
    (Interval, &["conf high", "confidence interval", "confidence intervals"]),
    (Interval, &["betrouwbaarheidsinterval", "credible interval", "lcl", "ucl", "ondergrens"]),
    (Interval, &["bovengrens", "marge", "min95", "max95"]), // Stata's parmest
    (DegreesOfFreedom, &["df1", "df2"]), // SPSS
    (DegreesOfFreedom, &["df", "dof", "d f", "degrees of freedom", "vrijheidsgraden"]),
    (DegreesOfFreedom, &["df residual", "df residuals", "residual df", "df model", "num coefs", "nparm"]),
    (RSquared, &["r2", "rsq", "r squared", "rsquared", "r sq", "r square", "adj r2"]),
    (RSquared, &["adj r squared", "adjusted r2", "adjusted r squared", "adj r square"]),
    (RSquared, &["pseudo r2", "pseudo r squared", "within r2", "r 2"]),
    (RSquared, &["proportion var", "cumulative var", "proportion of variance", "% of variance"]), // factors
    (RSquared, &["variance explained", "verklaarde variantie", "cumulative proportion"]), // R's prcomp
    (Likelihood, &["log likelihood", "loglikelihood", "loglik", "log lik", "ll model"]),
    (Likelihood, &["likelihood", "log pseudolikelihood", "deviance", "null deviance"]),
    (Likelihood, &["residual deviance", "log restricted likelihood"]),
    (Likelihood, &["resid dev", "resid deviance"]), // R's analysis of deviance
    (Sum, &["rss", "residual sum of squares"]), // R's analysis of variance
    (InformationCriterion, &["akaike", "akaike inf crit", "bayesian inf crit"]), // stargazer
    (InformationCriterion, &["bayesian information criterion", "schwarz"]),
    (InformationCriterion, &["aic", "aicc", "bic", "caic", "sabic", "hqic", "dic", "waic", "looic"]),

    // time, keys and classes
    (Period, &["jaar", "year", "periode", "perioden", "period", "kwartaal", "quarter", "maand"]),
    (Period, &["month", "week", "datum", "date", "peildatum", "peiljaar", "verslagjaar"]),
    (Period, &["jaartal", "geboortejaar"]),
    (Identifier, &["id", "ids", "identifier", "rinpersoon", "rinpersoons", "bsn", "beid"]),
    (Identifier, &["huishoudnr", "rinobjectnummer", "rinadres", "persoonsnummer"]),
    (Identifier, &["sample number", "respondentnummer", "sleutel", "uuid", "respnr", "respid", "respondentid"]),
    (Identifier, &["persoonid", "personid", "pid", "caseid", "casenr", "patientid", "clientid"]),
    (Identifier, &["studentid", "hhid", "nomem encr", "pseudoid", "recordid", "subjectid"]), // panels
    (Code, &["code", "codes", "regiocode", "gemeentecode", "sbi", "nace", "icd", "postcode", "brin"]),
    // numbers that only tell things apart: units, and items of a list
    (Identifier, &["order number", "order no", "serial number", "case number", "record number"]),
    (Identifier, &["invoice number", "account number", "customer number", "patient number"]),
    (Identifier, &["respondent number", "employee number", "student number", "member number"]),
    (Identifier, &["ordernummer", "ordernr", "klantnummer", "klantnr", "dossiernummer", "zaaknummer"]),
    (Identifier, &["polisnummer", "relatienummer", "leerlingnummer", "patientnummer"]),
    (Code, &["note number", "table number", "table no", "figure number", "page number", "row number"]),
    (Code, &["line number", "item number", "item no", "section number", "question number"]),
    (Code, &["model number", "sheet number", "serial no", "reference number", "project number", "sl no"]),
    (Code, &["volgnummer", "volgnr", "rijnummer", "regelnummer", "tabelnummer", "paginanummer"]),
    (Code, &["nootnummer", "vraagnummer", "projectnummer", "projectnr", "huisnummer"]),
    (Code, &["page", "pages", "pagina", "paginas", "bladzijde", "blz"]), // tables of contents
];

/// Units that are counted, mostly in the plural. On their own they say a number of them; next to
/// another word they are its subject.
#[rustfmt::skip]
pub(super) static UNITS: &[&str] = &[
    // persons
    "personen", "persons", "population", "populatie", "beroepsbevolking", "werkenden", "people",
    "mensen", "inwoners", "inhabitants", "bevolking", "individuals", "individuen", "respondents",
    "respondenten", "participants", "deelnemers", "patients", "patienten", "subjects", "clients",
    "clienten", "leerlingen", "pupils", "studenten", "students", "werknemers", "employees",
    "workers", "werkzame personen", "kinderen", "children", "mannen", "vrouwen", "men", "women",
    "jongens", "meisjes", "boys", "girls", "ouderen", "jongeren", "migranten", "migrants",
    "immigranten", "verdachten", "suspects", "zelfstandigen", "werklozen", "uitkeringsontvangers",
    "gebruikers", "users", "bewoners", "ouders", "parents", "moeders", "vaders", "mothers",
    "fathers", "huisartsen", "headcount", "headcounts",
    // households, companies, jobs, buildings
    "huishoudens", "households", "gezinnen", "families", "bedrijven", "firms", "companies",
    "enterprises", "ondernemingen", "vestigingen", "establishments", "instellingen", "scholen",
    "schools", "hospitals", "ziekenhuizen", "banen", "jobs", "woningen", "dwellings", "gebouwen",
    "buildings", "uitkeringen", "benefits", "autos", "voertuigen", "vehicles",
    // events and records
    "events", "gebeurtenissen", "deaths", "overledenen", "sterfgevallen", "births", "geboorten",
    "geboortes", "cases", "gevallen", "failures", "censored", "incidents", "incidenten",
    "misdrijven", "crimes", "opnames", "admissions", "visits", "bezoeken", "consulten",
    "verhuizingen", "moves", "huwelijken", "marriages", "scheidingen", "records", "rijen", "rows",
    "regels", "clusters", "groups", "groepen", "units", "eenheden", "diagnoses", "transacties",
    "transactions", "exits", "starters", "aes", "adverse events", "bijwerkingen",
];

/// Letters and words that mean something only as the whole of a header: `or` between words is no
/// odds ratio, `p` in a sentence no probability, and `unique` before a word for units counts them.
#[rustfmt::skip]
pub(super) static ALONE: &[(&str, Measure)] = &[
    ("b", Coefficient), // SPSS
    ("r", Correlation), // APA style
    ("t", TestStatistic), // Stata, R
    ("z", TestStatistic), // Stata, R
    ("f", TestStatistic), // ANOVA
    ("p", PValue), // papers
    ("or", OddsRatio), // epidemiology
    ("hr", OddsRatio),
    ("rr", OddsRatio),
    ("ss", Sum), // Stata's ANOVA: sum of squares
    ("ms", Variance), // Stata's ANOVA: mean square
    ("gewogen", Count), // beside `ongewogen`: by survey weights
    ("cum", Percent), // Stata's tabulate: the percentage so far
    ("cumulative", Percent), // SPSS
    ("ll", Likelihood), // Stata's information criteria: log likelihood
    ("smallest", Minimum), // Stata's summarize, detail
    ("largest", Maximum),
    ("lowest", Minimum),
    ("highest", Maximum),
    ("kleinste", Minimum), // Dutch tables
    ("grootste", Maximum),
    ("laagste", Minimum),
    ("hoogste", Maximum),
    ("lower", Interval), // R, SAS
    ("upper", Interval),
    ("lb", Interval), // R, Stata: lower bound
    ("ub", Interval),
    ("survival", Share), // R's survfit
    ("difference", Index), // between groups, as t tests print
    ("diff", Index), // Stata's t test
    ("residual", Index), // SPSS: what is left of a count beside the expected one
    ("effect", Coefficient),
    ("contrast", Coefficient), // Stata
    ("verschil", Index),
    ("change", Index),
    ("att", Coefficient), // treatment effects
    ("ate", Coefficient),
    ("atet", Coefficient),
    ("var", Variance), // SAS: variance
    ("chr", Code), ("chromosome", Code), ("naics", Code), ("isic", Code), ("isco", Code), // with a number, one class of them
    ("variant", Code), ("algorithm", Code), ("algoritme", Code), ("endpoint", Code), // with a number, one of them
    ("dose", Quantity), ("dosis", Quantity), // how much, or which one
    ("key", Identifier),
    ("unique", Quantity), // Stata's codebook, pandas: different values of a variable
    ("n unique", Quantity), // skimr
    ("nunique", Quantity), // pandas
    ("distinct", Quantity), // SQL
    ("n distinct", Quantity), // dplyr
    ("n1", Count), ("n2", Count), ("n 1", Count), ("n 2", Count), // rstatix: the groups of a test
    ("note", Code), ("notes", Code), ("footnote", Code), ("footnotes", Code), // which note belongs to a row
    ("noot", Code), ("noten", Code), ("voetnoot", Code), ("voetnoten", Code),
    ("page", Code), // a table of contents
    ("pagina", Code),
    ("blz", Code),
    ("record", Code), // the number of a row in a file
    ("row", Code),
    ("rij", Code),
    ("order", Code),
    ("sort", Code),
    ("volgorde", Code),
    ("sl", Code), // serial number, in tables from India
    ("categories", Quantity), // reghdfe: of an absorbed variable
    ("redundant", DegreesOfFreedom), // reghdfe
    ("seq", Code),
    ("sequence", Code),
    ("cv", Variance), // coefficient of variation; elsewhere cardiovascular
    ("rd", Coefficient), // epidemiology: risk difference
    ("crit", TestStatistic), // Stata's r(table): the critical value
    ("eform", Quantity), // Stata's r(table): whether estimates are exponentiated
    ("controls", Count), // case-control studies; elsewhere control variables
];

/// Words that add nothing to a header that is otherwise vocabulary.
pub(super) static FILLERS: &[&str] = &["of", "van", "de", "het", "the", "and", "en", "in", "x"];

/// Words for the units that a column describes rather than for what is measured of them.
#[rustfmt::skip]
pub(super) static GROUPS: &[&str] = &[
    "control", "controle", "controlegroep", "comparison", "treatment", "treated", "intervention",
    "interventie", "group", "groep", "all", "alle", "allen", "total", "totaal", "full", "sample",
    "steekproef", "baseline", "overall", "dependent", "outcome", "variable", "dep", "var",
];
